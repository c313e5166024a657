import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import {
  GATEWAY_METADATA,
  MESSAGE_MAPPING_METADATA,
  MESSAGE_METADATA,
} from '@nestjs/websockets/constants.js';
import { StartFault } from '../config/start-fault.js';
import { ruleOf, type AccessRule } from '../http/access-rule.js';

/** A socket message that somebody may send. */
export interface DeclaredMessage {
  readonly message: string;
  readonly rule: AccessRule;
}

/**
 * Every message that a gateway of the application hears, with its rule.
 * @throws StartFault naming a handler without a rule
 */
export function declaredMessages(app: INestApplicationContext): DeclaredMessage[] {
  return [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.providers.values()].map(({ metatype }) => metatype))
    .filter((type) => typeof type === 'function' && Reflect.hasMetadata(GATEWAY_METADATA, type))
    .flatMap((gateway) => messagesOf(gateway as { readonly name: string; readonly prototype: object }));
}

function messagesOf({
  name,
  prototype,
}: {
  readonly name: string;
  readonly prototype: object;
}): DeclaredMessage[] {
  return Object.values(Object.getOwnPropertyDescriptors(prototype))
    .map(({ value }) => value as unknown)
    .filter((member) => typeof member === 'function' && Reflect.hasMetadata(MESSAGE_MAPPING_METADATA, member))
    .map((handler) => declarationOf(name, handler as object));
}

function declarationOf(gateway: string, handler: object): DeclaredMessage {
  const message = String(Reflect.getMetadata(MESSAGE_METADATA, handler));
  const rule = ruleOf(handler);
  if (rule === undefined)
    throw new StartFault(
      `The message "${message}" of ${gateway} says nowhere who may send it: declare it with @Access.`,
    );
  return { message, rule };
}
