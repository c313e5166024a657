import { describeMechanism } from '@heli/testing/conformance';
import personnel from './index.js';

describeMechanism(personnel);
