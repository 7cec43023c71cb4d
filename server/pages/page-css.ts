/** The stylesheet of our pages. What stands there before the widget measures as the widget does: `src/styles/widget.css`. */
import { shopColourCss } from './shop-colour.ts'

const PLAIN = `:root { color-scheme: light dark; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; line-height: 1.5;
  --primary: var(--pw-color-primary, light-dark(#1d54c9, #8fb4ff)); --on-primary: var(--pw-color-on-primary, light-dark(#fff, #0b1b3d));
  --text: light-dark(#16181d, #eceef3); --muted: light-dark(#5a6070, #a7aebd); --surface: light-dark(#fff, #16181d); --subtle: light-dark(#f4f6f9, #20242c);
  --border: light-dark(#dfe3ea, #343a46); --control: light-dark(#838b9b, #7d8595); --warning: light-dark(#8f5200, #f3b562); --danger: light-dark(#b3261e, #ff9d94); }
*, ::before, ::after { box-sizing: border-box; }
body { display: grid; min-block-size: 100vh; min-block-size: 100dvh; margin: 0; background: light-dark(#eef1f5, #0e1014); color: var(--text); overflow-wrap: anywhere; }
main { display: flex; flex-direction: column; gap: 1.5rem; inline-size: 100%; max-inline-size: 62rem; margin-inline: auto; padding: clamp(0.5rem, 3vw, 2rem) clamp(0.5rem, 3vw, 1rem) 1rem; }
h1, h2, p { margin: 0; } h1 { font-size: 1.25rem; line-height: 1.3; } h2 { font-size: 1rem; }
main > :is(h1, form, p), .plain { inline-size: 100%; max-inline-size: 32rem; margin-inline: auto; }
a { color: var(--primary); }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
footer { display: flex; margin-block-start: auto; flex-wrap: wrap; justify-content: center; gap: 0 1em; padding: 0.5em; color: var(--muted); font-size: 0.9rem; }
footer a { padding-block: 0.4em; color: inherit; } footer span { padding-block: 0.4em; }
.plain { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1.25rem; border: 1px solid var(--border); border-radius: 14px; background: var(--surface); }
.plain .merchant { font-weight: 600; } .plain .merchant small { margin-inline-start: 0.5em; padding: 0.1em 0.6em; border: 1px dashed var(--warning); border-radius: 2em; color: var(--warning); font-weight: 400; }
.total { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; color: var(--muted); } .total strong { color: var(--text); font-size: 1.75rem; line-height: 1.2; }
.method { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; padding-block: 1rem; border-block-start: 1px solid var(--border); } .method p { color: var(--muted); font-size: 0.9rem; }
.method label { font-weight: 500; }
details form { margin-block-start: 0.75rem; } summary { padding-block: 0.75rem; color: var(--muted); text-align: center; text-decoration: underline; cursor: pointer; }
.fault, .method .fault { color: var(--danger); } [aria-invalid] { border-color: var(--danger); } .hint { color: var(--muted); font-size: 0.9rem; }
.notice { padding: 0.7em 0.9em; border: 1px solid var(--border); border-inline-start: 4px solid var(--warning); border-radius: 6px; background: var(--subtle); }
input, select, textarea { min-inline-size: 0; min-block-size: 3rem; padding: 0.5rem 0.75rem; border: 1px solid var(--control); border-radius: 8px; background: var(--surface); color: inherit; font: inherit; }
input[type='checkbox'] { inline-size: 1.5rem; block-size: 1.5rem; min-block-size: 0; vertical-align: middle; accent-color: var(--primary); } input[type='file'] { inline-size: 100%; }
button, .button { display: inline-flex; align-items: center; justify-content: center; inline-size: 100%; min-block-size: 3rem; padding: 0.5rem 1.25rem; border: 1px solid transparent; border-radius: 10px; background: var(--primary); color: var(--on-primary); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
:is(button, .button):hover { box-shadow: inset 0 0 0 99em rgb(0 0 0 / 0.1); } :is(button, .button):active { box-shadow: inset 0 0 0 99em rgb(0 0 0 / 0.2); }
button.quiet { border-color: var(--control); background: transparent; color: inherit; } button.quiet:hover { background: var(--subtle); box-shadow: none; } button.quiet:active { background: var(--border); }
textarea { inline-size: 100%; font-family: ui-monospace, monospace; } ul { margin: 0; padding-inline-start: 1.25rem; } li { padding-block: 0.35rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.5rem 1rem; margin: 0; padding-block: 0.75rem; border-block: 1px solid var(--border); } dt { color: var(--muted); } dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; }
.plain img { justify-self: center; max-inline-size: 100%; block-size: auto; padding: 12px; border-radius: 10px; background: #fff; }
`

/**
 * The shape of what is coming lies over the widget until the widget says that it is not busy any more, or a button says what is wrong. A
 * browser that cannot see that sees no shape; without JavaScript there are forms in its place.
 */
const AHEAD = `.ahead { display: none; }
#checkout { position: relative; }
#checkout > div::part(root) { box-shadow: 0 1px 2px rgb(0 0 0 / 0.05), 0 8px 28px rgb(0 0 0 / 0.06); }
@supports selector(:has(*)) {
  #checkout:not(:has(> :not(.ahead, [data-busy]))) > .ahead { display: block; }
  main:has(> noscript > *) > #checkout { display: none; }
  main:not(:has(> noscript > *)) > #checkout:not(:has(> :not(.ahead, [data-busy]))) ~ footer { visibility: hidden; }
}
.ahead { position: absolute; inset: 0 0 auto; z-index: 1; min-block-size: 100%; container-type: inline-size; padding: clamp(1em, 4%, 1.25em); border: 1px solid var(--border); border-radius: 14px; background: var(--surface); font-size: max(16px, 1rem); line-height: 1.45; }
.ahead .test { display: inline-block; padding: 0.1em 0.6em; margin-block-end: 0.5em; border: 1px dashed var(--warning); border-radius: 2em; color: var(--warning); font-size: 0.8em; line-height: 1.25; }
.ahead .merchant { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25em 0.75em; margin-block-end: 0.75em; line-height: 1.25; }
.ahead .merchant img { border-radius: 0.5em; } .ahead .merchant p { display: grid; flex: 1 1 6em; } .ahead .merchant span { color: var(--muted); font-size: 0.88em; }
.ahead .merchant .due { flex: none; text-align: end; } .due strong { font-size: 1.3em; }
.ahead h2 { margin-block-end: 0.5em; font-size: 1.2em; line-height: 1.3; }
.ahead i { display: block; border-radius: 10px; background: var(--subtle); }
.ahead .row { block-size: 3.4em; margin-block: 0.3em; } .rows { display: grid; } .ahead .press { block-size: 3em; } .ahead .title { inline-size: 60%; block-size: 1.5em; } .ahead .form { block-size: 26em; }
.ahead .step { display: grid; gap: 0.6em; } .ahead .fields { display: grid; gap: 0.6em; padding-block-end: 0.5em; } .ahead .field { block-size: 6.3em; }
.ahead .pay { padding-block-start: 0.75em; }
@container (min-width: 42em) {
  .ahead .choose { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 19em); gap: 2.5em; } .ahead .fields { display: none; }
  .ahead .pay { padding: 0 0 0 2.5em; border-inline-start: 1px solid var(--border); } .ahead .pay .press { block-size: 22em; }
}
@container (min-width: 52em) { .rows { grid-template-columns: 1fr 1fr; gap: 0 1em; } }
`

/** `colour` is the shop's, as in the settings. */
export const pageCss = (colour = ''): string => `${shopColourCss(colour)}${PLAIN}${AHEAD}`
