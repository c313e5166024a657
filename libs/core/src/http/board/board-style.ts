/** The board's look: the wall's colours by day and by night (libs/ui, tokens.css), for a phone first and for paper. */
export const boardStyle = `:root {
  color-scheme: light dark;
  --bg: light-dark(#f6f6f4, #101214);
  --line: light-dark(#d9dbda, #2b2f33);
  --ink: light-dark(#14171a, #f4f5f5);
  --ink-2: light-dark(#3b4147, #c3c7cb);
  --ink-3: light-dark(#4a5157, #a3a9af);
  --accent: light-dark(#005583, #56b4e9);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 46rem;
  padding: 0 1rem 3rem;
  background: var(--bg);
  color: var(--ink);
  font: 17px/1.6 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { display: flex; gap: 1rem; align-items: baseline; border-bottom: 2px solid var(--ink); }
header p { flex: 1; margin: 0.75rem 0; }
header strong { margin-left: 0.5rem; font-weight: 600; color: var(--ink-3); }
main p a, header a { display: inline-block; min-width: 44px; padding: 0.6rem 0; }
h1 { margin: 1.5rem 0 0.5rem; font-size: 1.7rem; line-height: 1.3; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; }
h3, h4 { margin: 1.5rem 0 0.4rem; font-size: 1.05rem; }
.notices { margin: 0; padding: 0; list-style: none; }
.notices li { padding: 0.6rem 0; border-top: 1px solid var(--line); }
.notices a { display: block; padding: 0.5rem 0; font-size: 1.1rem; }
.dates { margin: 0; color: var(--ink-3); font-size: 0.9rem; }
article { margin: 1.5rem 0; padding-top: 0.5rem; border-top: 1px solid var(--line); }
.wide { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.95rem; }
th, td { padding: 0.35rem 0.6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; white-space: nowrap; }
th { color: var(--ink-2); font-weight: 600; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--ink-3); font-size: 0.9rem; }
@media print {
  :root { color-scheme: light; }
  nav { display: none; }
  .wide { overflow: visible; }
  th, td { white-space: normal; }
}
`;
