import { describeCoordination, describeMechanism } from '@heli/testing/conformance';
import plain from './plain-coordination/index.js';

describeMechanism(plain);
describeCoordination(plain);
