import { endContactPoint } from './end-contact-point.js';
import { contactPointDetail, contactPoints } from './queries.js';
import { setContactPoint } from './set-contact-point.js';
import { visitContactPoint } from './visit-contact-point.js';

/** 联系点. */
export const commands = { setContactPoint, visitContactPoint, endContactPoint };
export const queries = { contactPoints, contactPointDetail };
