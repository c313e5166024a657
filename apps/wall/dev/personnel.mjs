const day = 86_400_000;
const inDays = (count) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * day).toISOString();
const word = (group, value) => `personnel.${group}.${value}`;
const places = [
  '东风社区居民委员会',
  '西白羊埠社区居民委员会',
  '龙凤社区居民委员会',
  '恒安社区',
  '凤翔社区',
  '凤凰街道',
];
const kinds = ['secretary', 'deputy', 'committee', 'socialWorker', 'gridWorker', 'instructor'];
const at = (list, i) => list[i % list.length];

/** Made-up rows of the boards of personnel, as long as they come in life. */
export const personnelFeeds = {
  staffingMatrix: places.flatMap((rowLabel, i) =>
    kinds.map((kind, j) => ({
      ...{ row: String(i), rowLabel, cell: kind, cellLabel: word('short', kind) },
      value: (i + j) % 5 === 4 ? null : [100, 80, 110, 75, 100, 67][(i * 2 + j) % 6],
    })),
  ),
  vacancyBoard: ['bad', 'bad', 'warn', 'ok', 'ok'].map((status, i) => ({
    ...{ status, kind: word('kind', at(kinds, i + 3)), place: at(places, i), vacancies: 1 + (i % 2) },
    since: inDays(-94 + 18 * i),
  })),
  recruitmentBoard: ['publicNotice', 'interview', 'registration', 'vetting'].map((state, i) => ({
    ...{ kind: word('kind', at(kinds, i + 3)), place: at(places, i), state: word('state', state) },
    ...{ candidates: [1, 6, 23, 2][i], until: i === 0 ? inDays(4) : null },
  })),
  appraisalBoard: ['ballot', 'selfAppraisal', 'committee', 'published'].map((state, i) => ({
    ...{ kind: word('kind', at(['partyMembers', 'staff', 'cadre'], i)), place: at(places, i) },
    ...{ state: word('state', state), progress: [50, 17, 67, 100][i], share: [61, null, 88, 93][i] },
  })),
  certificateBoard: Array.from({ length: 8 }, (_, i) => ({
    ...{ first: inDays(31 * i), kind: word('kind', at(['assistant', 'worker', 'mediator'], i)) },
    certificates: 1 + ((i * 3) % 5),
  })),
  pioneerBoard: places.map((place, i) => ({
    ...{ place, held: `${10 - (i % 4)}/10`, progress: 100 - 10 * (i % 4) },
  })),
};
