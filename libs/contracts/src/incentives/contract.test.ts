import { describeContract } from '../../test/describe-contract.js';
import { incentives } from './index.js';

describeContract(incentives);
