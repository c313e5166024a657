import { describeContract } from '../../test/describe-contract.js';
import { personnel } from './index.js';

describeContract(personnel);
