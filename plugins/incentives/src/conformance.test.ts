import { describeMechanism } from '@heli/testing/conformance';
import incentives from './index.js';

describeMechanism(incentives);
