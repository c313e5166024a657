/** The lives of domain.md, section 6: what may follow on what, and what stands against it. */
export * from './lives/growth.js';
export * from './lives/pioneers.js';
export * from './lives/posts.js';
