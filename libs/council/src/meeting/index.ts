import * as answers from './answers.js';
import { checkIn, correctAttendance, giveProxy, recordAttendance } from './attending.js';
import { cancelMeeting, convene, draftMeeting, reschedule } from './planning.js';
import { unitParticipation } from './participation.js';
import { owe, oweNext, oweNoMore } from './regularity.js';
import { callItem, closeMeeting, endItem, openMeeting, pauseMeeting, resumeMeeting } from './running.js';
import { askToSpeak, endSpeech, giveFloor, withdrawSpeech } from './speaking.js';

/** Meetings from the draft to the closing: notice, presence, quorum, items and speakers. */
export const commands = {
  ...{ draftMeeting, convene, reschedule, cancelMeeting },
  ...{ openMeeting, pauseMeeting, resumeMeeting, closeMeeting, callItem, endItem },
  ...{ checkIn, recordAttendance, correctAttendance, giveProxy },
  ...{ askToSpeak, withdrawSpeech, giveFloor, endSpeech },
};
export const queries = { ...answers, unitParticipation };
export const reactions = [owe, oweNext, oweNoMore];
