import { describeMechanism } from '@heli/testing/conformance';
import council from './index.js';

describeMechanism(council);
