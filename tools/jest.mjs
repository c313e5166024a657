#!/usr/bin/env node
import './lib/node-version.mjs';
import { jest } from './lib/jest.mjs';
import { become } from './lib/run.mjs';
import { main } from './lib/say.mjs';

main((args) => become([...jest, ...args]));
