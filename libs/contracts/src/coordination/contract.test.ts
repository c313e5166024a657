import { describeContract } from '../../test/describe-contract.js';
import { coordination } from './index.js';

describeContract(coordination);
