/**
 * `dist/sbom.json`: the packages that are bundled into ours, as CycloneDX 1.6. It follows from what the builds took in, so that it has
 * nothing that is only installed, and it is the same for the same sources.
 */
import type { Licence } from './licences.ts'

export interface Bundled {
  readonly browser: readonly Licence[]
  readonly server: readonly Licence[]
}

export interface Itself {
  readonly name: string
  readonly version: string
  readonly license: string
}

/** A package's address among packages: the scope's `@` is escaped. */
const purl = (name: string, version: string) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
const licenses = (identifier: string | undefined) =>
  identifier === undefined ? {} : { licenses: [{ expression: identifier }] }

/** The bill, as an object to be written as JSON. */
export function billOfMaterials({ browser, server }: Bundled, itself: Itself) {
  const key = ({ name, version }: Licence) => `${name}@${version}`
  const [inBrowser, inServer] = [browser, server].map((list) => new Set(list.map(key)))
  const all = new Map([...browser, ...server].map((licence) => [key(licence), licence]))
  const own = purl(itself.name, itself.version)
  const components = [...all]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { name, version, identifier }]) => ({
      type: 'library',
      'bom-ref': purl(name, version),
      name,
      version,
      purl: purl(name, version),
      ...licenses(identifier),
      properties: [
        ...(inBrowser?.has(id) ? [{ name: 'paywicket:part', value: 'browser' }] : []),
        ...(inServer?.has(id) ? [{ name: 'paywicket:part', value: 'server' }] : []),
      ],
    }))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': own,
        name: itself.name,
        version: itself.version,
        purl: own,
        ...licenses(itself.license),
      },
    },
    components,
    dependencies: [{ ref: own, dependsOn: components.map((component) => component['bom-ref']) }],
  }
}
