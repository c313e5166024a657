import { describeContract } from '../../test/describe-contract.js';
import { cobuilding } from './index.js';

describeContract(cobuilding);
