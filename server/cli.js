#!/usr/bin/env node
// Plain JavaScript that asks for nothing new, so that an older Node can still read it and say what is wrong.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`Paywicket needs Node 24 or newer; this is ${process.version}.\n`)
  process.exitCode = 1
} else {
  import('./cli/main.ts').then(({ run }) => run(process.argv.slice(2)))
}
