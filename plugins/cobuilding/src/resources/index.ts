import * as manage from './manage.js';
import { offerResource } from './offer-resource.js';
import * as answers from './queries.js';

/** 资源. */
export const commands = { offerResource, ...manage };
export const queries = { ...answers };
