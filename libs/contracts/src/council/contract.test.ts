import { describeContract } from '../../test/describe-contract.js';
import { council } from './index.js';

describeContract(council);
