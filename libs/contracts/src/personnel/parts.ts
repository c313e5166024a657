export { evidence, page, settlement } from '@heli/sdk/rows';
