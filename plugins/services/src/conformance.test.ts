import { describeMechanism } from '@heli/testing/conformance';
import mechanism from './index.js';

describeMechanism(mechanism);
