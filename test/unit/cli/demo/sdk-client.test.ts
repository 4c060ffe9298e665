import { connectSdkClient } from '../../../../src/cli/demo/sdk-client.ts'
import { testToolClient } from './clients.ts'

testToolClient('connectSdkClient', connectSdkClient)
