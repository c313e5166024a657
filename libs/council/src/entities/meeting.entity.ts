import type {
  attendanceMethods,
  AttendanceMode,
  MeetingKind,
  MeetingState,
  speechKinds,
  speechStates,
} from '@heli/contracts/council';
import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** 会议. What was expected and needed is fixed when it opens, by the rules in force that day. */
export const Meeting = defineEntity({
  name: 'council.Meeting',
  tableName: 'council_meeting',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    bodyId: p.text(),
    kind: p.text().$type<MeetingKind>(),
    title: p.text(),
    place: p.text().nullable(),
    plannedStart: p.text(),
    plannedEnd: p.text(),
    actualStart: p.text().nullable(),
    actualEnd: p.text().nullable(),
    chairPostId: p.text(),
    secretaryPersonId: p.text().nullable(),
    noticeAt: p.text().nullable(),
    noticeId: p.text().nullable(),
    /** What proves that whoever checks in is there; made when it is convened. */
    checkInCode: p.text().nullable(),
    settingsVersion: p.integer(),
    /** Seats that vote, and how many of them a quorum needs; null until it opens. */
    expected: p.integer().nullable(),
    quorum: p.integer().nullable(),
    /** The item that is on now. */
    currentItemId: p.text().nullable(),
    /** Raised with every change that a calendar has to follow (RFC 5545 SEQUENCE). */
    sequence: p.integer(),
    changedAt: p.text(),
    state: p.text().$type<MeetingState>(),
    cancelReason: p.text().nullable(),
  },
});
export type MeetingItem = InferEntity<typeof Meeting>;

/** 出席: one row for each post (or observer) and meeting; the latest record holds. */
export const Attendance = defineEntity({
  name: 'council.Attendance',
  tableName: 'council_attendance',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    /** None for an observer. */
    postId: p.text().nullable(),
    /** Who is there for it. */
    personId: p.text().nullable(),
    /** The seat that gave its voice, where the mode is proxy: the one who sits there speaks and votes for it. */
    proxyPostId: p.text().nullable(),
    voting: p.boolean(),
    mode: p.text().$type<AttendanceMode>(),
    method: p.text().$type<(typeof attendanceMethods)[number]>(),
    at: p.text(),
  },
});
export type AttendanceItem = InferEntity<typeof Attendance>;

/** 发言. */
export const Speech = defineEntity({
  name: 'council.Speech',
  tableName: 'council_speech',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    meetingId: p.text(),
    itemId: p.text(),
    postId: p.text().nullable(),
    personId: p.text().nullable(),
    kind: p.text().$type<(typeof speechKinds)[number]>(),
    requestedAt: p.text(),
    startedAt: p.text().nullable(),
    endedAt: p.text().nullable(),
    /** Seconds. */
    limitSeconds: p.integer(),
    state: p.text().$type<(typeof speechStates)[number]>(),
  },
});
export type SpeechItem = InferEntity<typeof Speech>;
