export { verifyPackage, type Checked, type Report } from './verify-package.js';
