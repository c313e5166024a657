import { describeMechanism } from '@heli/testing/conformance';
import cobuilding from './index.js';

describeMechanism(cobuilding);
