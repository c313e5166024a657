/** Version of the SDK that this kernel serves. */
export const sdkVersion = '1.1.0';
