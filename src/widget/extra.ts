/** What few buyers open, in a file that is fetched when one does. */
export { extraTextsFile } from '../i18n/extra-texts.ts'
export { default as css } from '../styles/extra.css?inline'
export { extraViews } from '../views/extra/extra-views.ts'
