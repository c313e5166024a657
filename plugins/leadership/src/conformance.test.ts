import { describeMechanism } from '@heli/testing/conformance';
import leadership from './index.js';

describeMechanism(leadership);
