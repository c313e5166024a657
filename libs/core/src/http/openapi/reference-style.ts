/** The reference page's look: the wall's colours by day and by night (libs/ui, tokens.css), rules instead of boxes. */
export const referenceStyle = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f6f4, #101214);
  --surface: light-dark(#ffffff, #1a1d20);
  --line: light-dark(#d9dbda, #2b2f33);
  --ink: light-dark(#14171a, #f4f5f5);
  --ink-2: light-dark(#3b4147, #c3c7cb);
  --ink-3: light-dark(#4a5157, #a3a9af);
  --accent: light-dark(#005583, #56b4e9);
  --ok: light-dark(#00664a, #34c49a);
  --bad: light-dark(#a82a00, #ff7d52);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  display: grid;
  grid-template-columns: 17rem minmax(0, 1fr);
  background: var(--bg);
  color: var(--ink);
  font: 16px/1.5 'Noto Sans SC Variable', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif;
}
a { color: inherit; text-decoration: none; }
a:hover, p a { color: var(--accent); text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav {
  position: sticky;
  top: 0;
  height: 100vh;
  overflow-y: auto;
  padding: 1.25rem;
  border-right: 1px solid var(--line);
  font-size: 14px;
}
nav h2 { margin: 1.25rem 0 0.25rem; font-size: 15px; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { padding: 0.15rem 0; color: var(--ink-2); }
main { padding: 1.25rem 2rem 6rem; max-width: 62rem; }
h1 { margin: 0 0 0.5rem; font-size: 28px; }
h1 small { color: var(--ink-3); font-weight: 400; }
section > h2 { margin: 3rem 0 0.5rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); font-size: 22px; }
article { margin: 1.5rem 0; padding: 1rem 1.25rem; background: var(--surface); border-top: 1px solid var(--line); }
h3 { margin: 0; font-size: 18px; }
h3 code { color: var(--ink-3); font-size: 14px; font-weight: 400; }
h4 { margin: 1rem 0 0.25rem; color: var(--ink-3); font-size: 14px; font-weight: 600; }
p { margin: 0.4rem 0; color: var(--ink-2); }
code { font: 0.92em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.line b { display: inline-block; min-width: 4.5em; font-size: 14px; color: var(--accent); }
.line b.post { color: var(--ok); }
.line b.delete { color: var(--bad); }
.codes, small { color: var(--ink-3); font-size: 14px; }
.fields { margin: 0; padding: 0; list-style: none; }
.fields li { padding: 0.3rem 0; border-top: 1px solid var(--line); }
.fields li:first-child { border-top: 0; }
.fields .fields { margin: 0.3rem 0 0 1.25rem; }
.fields i { color: var(--ink-2); font-style: normal; overflow-wrap: anywhere; }
.fields span { display: block; color: var(--ink-2); }
dl { display: grid; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 0.35rem 1rem; margin: 0.5rem 0; }
dt, dd { margin: 0; }
dd { color: var(--ink-2); }
@media (width < 50rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); }
  nav ul { display: none; }
  main { padding: 1.25rem 1rem 4rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.5rem; }
}
@media print {
  body { display: block; }
  nav { display: none; }
}
`;
