import { approveMember, declineMember, endMember, nominateMember, reportMember } from './member-commands.js';
import * as answers from './queries.js';
import { endReserve, listReserve, reviewReserve } from './reserve-commands.js';

/** 兼职委员, 后备人才. */
export const commands = {
  ...{ nominateMember, approveMember, declineMember, reportMember, endMember },
  ...{ listReserve, reviewReserve, endReserve },
};
export const queries = { ...answers };
