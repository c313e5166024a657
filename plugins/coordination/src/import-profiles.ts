/**
 * The CoSeLoG log "receipt phase" as published (shared/data/README.md): one line is one event, columns `case:*` repeat.
 * The CLI's `import cases` reads such a profile; its schema is there.
 */
export const receipt = {
  delimiter: ',',
  encoding: 'utf-8',
  zone: 'Europe/Amsterdam',
  caseId: 'case:concept:name',
  source: 'receipt',
  case: {
    filedAt: { column: 'case:startdate', format: 'iso' },
    due: { column: 'case:deadline', format: 'iso' },
    closedAt: { column: 'case:enddate', format: 'iso' },
    category: {
      column: 'case:department',
      values: { General: 'general', Experts: 'experts', 'Customer contact': 'customerContact' },
    },
    channel: {
      column: 'case:channel',
      values: { Internet: 'internet', Desk: 'desk', Post: 'post', 'e-mail': 'email', Intern: 'internal' },
    },
  },
  event: {
    sourceId: { column: 'concept:instance' },
    at: { column: 'time:timestamp', format: 'iso' },
    activity: { column: 'concept:name' },
    resource: { column: 'org:resource' },
    group: { column: 'org:group' },
  },
} as const;
