import { activities, activityDetail, cancelActivity, planActivity, reportActivity } from './activities.js';
import {
  closeStation,
  countVisits,
  openStation,
  setStationHours,
  stationDetail,
  stations,
} from './stations.js';

/** 服务站 and 共建活动. */
export const commands = {
  ...{ openStation, setStationHours, countVisits, closeStation },
  ...{ planActivity, reportActivity, cancelActivity },
};
export const queries = { stations, stationDetail, activities, activityDetail };
