/** The looks of the pages of the API. */
export const DOCS_CSS = `:root { color-scheme: light dark; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; line-height: 1.5;
  --ground: light-dark(#ffffff, #121417); --text: light-dark(#16191d, #eceef1); --quiet: light-dark(#555d68, #a8b0bb); --line: light-dark(#d9dde3, #343a43);
  --card: light-dark(#f4f5f7, #1b1e23); --link: light-dark(#1d4ed8, #8fb0ff); }
* { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere; }
a { color: var(--link); } h3 a, .contents a { text-decoration: none; } h3 a:hover, .contents a:hover { text-decoration: underline; }
header { border-block-end: 1px solid var(--line); padding: 0.75rem 1rem; }
header nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
main { padding: 0 1rem 4rem; min-inline-size: 0; }
.column { max-inline-size: 46rem; margin-inline: auto; }
h1 { font-size: 1.6rem; margin-block: 1.25rem 0.5rem; } h2 { font-size: 1.25rem; margin-block: 2.5rem 0.5rem; }
h3 { font-size: 1rem; margin: 0; } h4 { font-size: 0.9rem; margin-block: 1rem 0.25rem; color: var(--quiet); }
p { margin-block: 0.4rem; }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace; font-size: 0.875em; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem; max-block-size: 24rem; overflow: auto; overflow-wrap: normal; }
.contents { border-block-end: 1px solid var(--line); padding: 0.5rem 1rem; max-block-size: 40vh; overflow: auto; font-size: 0.9rem; }
.contents p { margin-block: 0.75rem 0.15rem; font-weight: 600; } .contents ul { list-style: none; margin: 0; padding: 0; } .contents li a { display: block; padding-block: 0.2rem; }
.entry { border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1rem; margin-block: 0.9rem; }
.entry:target { border-color: var(--link); }
.entry > h2 { margin-block: 0 0.25rem; font-size: 1.05rem; }
.method { font-weight: 700; font-size: 0.75rem; letter-spacing: 0.03em; color: var(--quiet); }
.summary { font-weight: 600; } .keys, .limits, .place, .media { color: var(--quiet); font-size: 0.875rem; }
dl { margin: 0.25rem 0; } dt { margin-block-start: 0.6rem; } dd { margin-inline-start: 0; padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--line); }
dd:empty { display: none; } dd > p:first-child { margin-block-start: 0.15rem; }
.name, .status { font-weight: 700; } .type { color: var(--quiet); font-size: 0.9rem; } .needed { font-size: 0.8rem; font-weight: 600; }
.choices { padding-inline-start: 1.1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; font-size: 0.9rem; } .facts dt { color: var(--quiet); margin: 0; } .facts dd { border: 0; padding: 0; margin: 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (max-width: 26rem) { .facts { grid-template-columns: 1fr; } .facts dt { margin-block-start: 0.35rem; } }
@media (min-width: 60rem) {
  .columns { display: grid; grid-template-columns: 19rem minmax(0, 52rem); gap: 1rem; max-inline-size: 76rem; margin-inline: auto; }
  .contents { position: sticky; inset-block-start: 0; max-block-size: 100vh; border-block-end: 0; border-inline-end: 1px solid var(--line); }
}
`
