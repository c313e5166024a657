export * from './house.js';
export { onSqlite } from './test-database.js';
