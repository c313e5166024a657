export { describeCoordination } from './coordination/describe-coordination.js';
export { Desk } from './coordination/desk.js';
export { begin, end } from './coordination/story.js';
export { picture } from './coordination/picture.js';
export { describeMechanism, type Described } from './mechanism/describe-mechanism.js';
