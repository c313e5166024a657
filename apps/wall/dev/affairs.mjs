const day = 86_400_000;
const inDays = (count) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * day).toISOString();
const word = (group, value) => `coordination.${group}.${value}`;
const places = ['东风社区居民委员会', '西白羊埠社区居民委员会', '龙凤社区居民委员会', '恒安社区', '凤翔社区'];
const at = (list, i) => list[i % list.length];

/** Made-up rows of the boards of affairs, as long as they come in life. */
export const affairFeeds = {
  disputeBoard: ['red', 'orange', 'orange', 'yellow', 'blue', 'blue'].map((risk, i) => ({
    ...{ status: { red: 'bad', orange: 'warn' }[risk] ?? 'ok', risk: word('risk', risk) },
    ...{ level: word('level', at(['district', 'street', 'community'], i)), open: 1 + ((i * 3) % 7) },
    since: inDays(-41 + 6 * i),
  })),
  hazardBoard: Array.from({ length: 10 }, (_, i) => ({
    ...{ status: i === 0 ? 'bad' : i < 3 ? 'warn' : 'ok', due: inDays(-1.5 + 1.3 * i) },
    ...{ kind: word('kind', at(['fire', 'electric', 'gas', 'building'], i)), place: at(places, i) },
    state: word('state', at(['found', 'rectified'], i)),
  })),
  hearingBoard: ['concluded', 'noticed', 'recordSigned', 'proposed'].map((state, i) => ({
    ...{ status: i === 0 ? 'bad' : 'ok', state: word('state', state), place: at(places, i) },
    ...{ opinions: [7, 0, 4, 0][i], unanswered: [2, 0, 4, 0][i], at: i === 3 ? null : inDays(-9 + 7 * i) },
  })),
  opennessBoard: Array.from({ length: 7 }, (_, i) => ({
    ...{ status: i === 0 ? 'bad' : 'ok', catalogueNo: `${1 + i}.${1 + (i % 3)}`, place: at(places, i) },
    ...{ state: word('state', at(['approved', 'reviewed', 'drafted'], i)), due: inDays(-0.6 + 2.2 * i) },
  })),
};
