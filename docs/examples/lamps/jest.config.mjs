/** Tests run on what `npm run build` wrote. */
export default { testMatch: ['<rootDir>/dist/**/*.test.js'], transform: {}, testTimeout: 60_000 };
