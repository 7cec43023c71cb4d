import { QrCode, type QrCodeProps } from '../ui/QrCode.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { LazyViewContext } from './view-context.ts'

/** What draws it is a file of its own, which most payments do without. */
const FILE = () => import('../ui/qr.ts')

/** A QR code; a provider's own picture of it stands in as long as the file that draws is missing. */
export const Code = signalComponent<
  Pick<QrCodeProps, 'payload' | 'svg' | 'label'> & { readonly context: LazyViewContext }
>(() => ({ context: { files }, ...code }) => (
  <QrCode {...code} load={() => files.get(FILE)} late={files.missing.value > 0} />
))
