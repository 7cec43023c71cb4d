import type { Texts } from './texts.ts'

const pl: Texts = {
  loading: 'Otwieramy płatność',
  dialog: 'Płatność',
  close: 'Zamknij',
  toPay: 'Do zapłaty',
  leftToPay: 'Pozostało do zapłaty',
  paidOf: 'Wpłynęło {received} z {amount}',
  testMode: 'Tryb testowy: bez prawdziwych pieniędzy',
  offline: 'Brak połączenia. To, co widzisz, zostaje na ekranie, a my próbujemy dalej.',
  tryAgain: 'Spróbuj ponownie',
  fileMissing: 'Część tej strony się nie wczytała.',
  troubleNetwork: 'Płatność się nie wczytuje. Sprawdź połączenie z internetem; próbujemy dalej.',
  troubleToken: 'Ta płatność jest już zamknięta. Wróć do sklepu i zacznij od nowa.',
  chooseTitle: 'Jak chcesz zapłacić?',
}
export default pl
