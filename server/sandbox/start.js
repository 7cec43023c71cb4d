// Plain JavaScript, so that an older Node can still read the one line it is told.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  process.stderr.write(
    `Paywicket needs Node 24 or newer; this is ${process.version}. Run it with \`npm run sandbox\`.\n`,
  )
  process.exitCode = 1
} else {
  await import('./main.ts')
}
