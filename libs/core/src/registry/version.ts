/** Version of the SDK that this kernel serves. */
export const sdkVersion = '1.0.0';
