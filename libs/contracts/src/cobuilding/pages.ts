import type { Page, Suggestion } from '@heli/sdk';

/** Administration pages; a row's `needId` and the like fill the command's field of the same name. */
export const pages = [
  {
    id: 'resources',
    list: 'resources',
    columns: ['title', 'kind', 'unit', 'state', 'capacity', 'ratings', 'validTo'],
    detail: 'resourceDetail',
    commands: [
      ...['offerResource', 'verifyResource', 'openResource', 'pauseResource', 'setOpeningHours'],
      ...['withdrawResource', 'requestBooking'],
    ],
  },
  {
    id: 'bookings',
    list: 'bookings',
    columns: ['resource', 'borrower', 'from', 'to', 'quantity', 'people', 'state'],
    detail: 'bookingDetail',
    commands: [
      ...['approveBooking', 'rejectBooking', 'beginBooking', 'returnBooking', 'missBooking'],
      ...['cancelBooking', 'rateBooking'],
    ],
  },
  {
    id: 'needs',
    list: 'needs',
    columns: ['title', 'kind', 'unit', 'urgency', 'state', 'wantedBy', 'claims'],
    detail: 'needDetail',
    commands: ['draftNeed', 'publishNeed', 'offerClaim', 'fulfilNeed', 'evaluateNeed', 'withdrawNeed'],
  },
  {
    id: 'claims',
    list: 'claims',
    columns: ['need', 'unit', 'resource', 'by', 'state'],
    commands: ['acceptClaim', 'declineClaim', 'keepClaim', 'breakClaim', 'withdrawClaim'],
  },
  {
    id: 'projects',
    list: 'projects',
    columns: ['title', 'kind', 'leadUnit', 'state', 'due', 'milestones', 'reached'],
    detail: 'projectDetail',
    commands: [
      ...['proposeProject', 'agreeProject', 'startProject', 'reachMilestone', 'suspendProject'],
      ...['resumeProject', 'askAcceptance', 'returnProject', 'acceptProject', 'evaluateProject'],
      ...['archiveProject', 'cancelProject'],
    ],
  },
  {
    id: 'agreements',
    list: 'agreements',
    columns: ['title', 'unit', 'state', 'from', 'to', 'commitments', 'kept', 'overdueItems'],
    detail: 'agreementDetail',
    commands: ['draftAgreement', 'addCommitment', 'signAgreement', 'endAgreement'],
  },
  {
    id: 'commitments',
    list: 'commitments',
    columns: ['text', 'unit', 'quantity', 'measure', 'due', 'state', 'overdue'],
    detail: 'commitmentDetail',
    commands: ['reportCommitment', 'returnCommitment', 'keepCommitment'],
  },
  {
    id: 'registrations',
    list: 'registrations',
    columns: ['kind', 'unit', 'name', 'members', 'state', 'submittedAt'],
    detail: 'registrationDetail',
    commands: [
      ...['expectRegistration', 'registerUnit', 'registerMember', 'confirmRegistration'],
      ...['activateRegistration', 'transferRegistration', 'endRegistration'],
    ],
  },
  {
    id: 'stations',
    list: 'stations',
    columns: ['title', 'kind', 'unit', 'state', 'openNow', 'visits'],
    detail: 'stationDetail',
    commands: ['openStation', 'setStationHours', 'countVisits', 'closeStation'],
  },
  {
    id: 'activities',
    list: 'activities',
    columns: ['title', 'kind', 'at', 'place', 'units', 'state', 'participants'],
    detail: 'activityDetail',
    commands: ['planActivity', 'reportActivity', 'cancelActivity'],
  },
] as const satisfies readonly Page[];

/** A promise that was not kept, a need that nobody took up: matters for the council's table. */
export const suggests = [
  {
    on: 'cobuilding.commitmentMissed',
    for: 'agendaItem',
    title: 'cobuilding.suggestion.commitmentMissed',
    subject: 'commitmentId',
  },
  {
    on: 'cobuilding.needExpired',
    for: 'agendaItem',
    title: 'cobuilding.suggestion.needExpired',
    subject: 'needId',
  },
] as const satisfies readonly Suggestion[];
