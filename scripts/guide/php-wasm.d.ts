/** What we use of PHP in WebAssembly. Its own types are written for another way of finding files, or are not there. */
declare module '@php-wasm/node-8-4' {
  export function getPHPLoaderModule(): Promise<unknown>
}

declare module '@php-wasm/universal' {
  interface Asked {
    readonly scriptPath?: string
    readonly code?: string
    readonly relativeUri?: string
    readonly method?: 'GET' | 'POST'
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: Uint8Array
    readonly env?: Readonly<Record<string, string>>
  }
  interface Answered {
    readonly httpStatusCode: number
    readonly headers: Record<string, string[]>
    readonly bytes: Uint8Array
    readonly text: string
    readonly errors: string
  }
  export function loadPHPRuntime(loader: unknown, options: object): Promise<number>
  export class PHP {
    constructor(runtime: number)
    mkdirTree(path: string): void
    writeFile(path: string, text: string): void
    run(asked: Asked): Promise<Answered>
    exit(): void
  }
}
