import { enterCertificate, revokeCertificate } from './certificates.js';
import * as answers from './queries.js';
import { cancelTraining, planTraining, recordTraining, voidTraining } from './trainings.js';

/** 培训, 证书. */
export const commands = {
  ...{ planTraining, cancelTraining, recordTraining, voidTraining },
  ...{ enterCertificate, revokeCertificate },
};
export const queries = { ...answers };
