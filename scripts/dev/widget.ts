/** The widget, built into `dist` as often as it changes. */
import { build } from 'vite'
import { faultText } from './fault-text.ts'

/**
 * Builds it from the files as they are now, and resolves to what is wrong with them, or to nothing. What is in `dist`
 * stays until a build has gone well; the files of earlier ones stay until `npm run build`.
 */
export async function buildWidget(root: string): Promise<string | undefined> {
  try {
    // The configuration is read anew each time: it holds a hash of all languages.
    // The ways in name the widget's file, and so come after it.
    for (const mode of ['production', 'ways-in'])
      await build({ root, mode, logLevel: 'silent', build: { emptyOutDir: false } })
    return undefined
  } catch (error) {
    return faultText(error instanceof Error ? error.message : String(error))
  }
}
