import { describeContract } from '../../test/describe-contract.js';
import { leadership } from './index.js';

describeContract(leadership);
