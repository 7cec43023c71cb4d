// Plain JavaScript, so that an older Node can still read it and say what is wrong.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Paywicket needs Node 24 or newer; this is ${process.version}. Run it with \`npm run server\`.\n`,
  )
  process.exit(1)
}
await import('./main.ts')
