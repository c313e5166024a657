const day = 86_400_000;
const inDays = (count) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + count * day).toISOString();
const word = (group, value) => `incentives.${group}.${value}`;
const places = ['东风社区居民委员会', '西白羊埠社区居民委员会', '龙凤社区居民委员会', '恒安社区', '凤翔社区'];
const holders = [
  ...['蒲公英实验小学教育集团凤凰校区', '忍冬社区卫生服务中心', '书签图书馆', '风筝线机械厂', '信鸽快递点'],
  ...['青团食品公司', '麦穗志愿服务社', '云雀物业'],
];
const at = (list, i) => list[i % list.length];

/** Made-up rows of the boards of incentives, as long as they come in life. */
export const incentivesFeeds = {
  noticeBoard: Array.from({ length: 8 }, (_, i) => ({
    ...{ kind: word('kind', at(['entries', 'honour', 'assessment'], i)), place: at(places, i) },
    ...{ entries: i % 3 === 0 ? 184 - 20 * i : 1, until: inDays(0.4 + i * 0.8) },
  })),
  shiftBoard: Array.from({ length: 12 }, (_, i) => ({
    ...{
      place: at(places, i),
      from: inDays(0.2 + i * 0.6),
      capacity: 12,
      signedUp: 12 - (i % 5),
      free: i % 5,
    },
  })),
  appealBoard: ['bad', 'warn', 'ok', 'ok'].map((status, i) => ({
    ...{ status, kind: word('kind', at(['appealEntry', 'appealAssessment', 'appealHonour'], i)) },
    ...{ place: at(places, i), state: word('state', at(['heard', 'accepted', 'filed'], i)) },
    ...{ since: inDays(-12 + 3 * i), due: inDays(-1 + 3 * i) },
  })),
  starBoard: [5, 4, 3, 2, 1].map((stars, i) => ({
    ...{ level: word('stars', String(stars)), people: [2, 5, 11, 34, 86][i] },
  })),
  unitBoard: holders.map((holder, i) => ({ holder, points: 212 - 25 * i })),
  gradeBoard: ['excellent', 'good', 'fair', 'poor'].map((grade, i) => ({
    ...{ grade: word('grade', grade), term: '2025', units: [3, 7, 2, 0][i] },
  })),
};
