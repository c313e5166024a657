import {
  cancelSignUp,
  checkIn,
  checkOut,
  countHours,
  proveHours,
  signIn,
  signOut,
  voidHours,
} from './hours.js';
import * as answers from './queries.js';
import * as rollCommands from './roll.js';
import { cancelShift, enrol, planShift, signUp } from './shifts.js';

/** 志愿者, 班次, 服务时长. */
export const commands = {
  ...rollCommands,
  ...{ planShift, cancelShift, signUp, enrol, cancelSignUp, checkIn, checkOut },
  ...{ signIn, signOut, countHours, voidHours, proveHours },
};
export const queries = { ...answers };
