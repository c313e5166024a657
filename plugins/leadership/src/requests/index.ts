import { answerRequest } from './answer-request.js';
import { askRequest } from './ask-request.js';
import { requestDetail, requests } from './queries.js';
import { withdrawRequest } from './withdraw-request.js';

/** 双向约请. */
export const commands = { askRequest, answerRequest, withdrawRequest };
export const queries = { requests, requestDetail };
