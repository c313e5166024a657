import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { newId } from './clock/id.js';
import { AuditInterceptor } from './http/audit.interceptor.js';
import { AccountsController } from './http/accounts.controller.js';
import { BoardController } from './http/board/board.controller.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { DisplayPictureController } from './http/display-picture.controller.js';
import { DisplayController } from './http/display.controller.js';
import { PlaylistController } from './http/playlist.controller.js';
import { PairingController } from './http/pairing.controller.js';
import { DocumentController } from './http/document.controller.js';
import { ExportController } from './http/export.controller.js';
import { FileController } from './http/file.controller.js';
import { PluginScriptController } from './http/plugin-script.controller.js';
import { HealthController } from './http/health.controller.js';
import { OpenApiController } from './http/openapi.controller.js';
import { OperationController } from './http/operation.controller.js';
import { OrganisationController } from './http/organisation.controller.js';
import { Words } from './http/problem.js';
import { ProblemFilter } from './http/problem.filter.js';
import { PublicAddress } from './http/public-address.js';
import { RepairController } from './http/repair.controller.js';
import { SessionController } from './http/session.controller.js';
import { SingleSignOnController } from './http/single-sign-on.controller.js';
import { SheetController } from './http/sheet.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { Kernel } from './kernel.js';
import { LiveGateway } from './live/live.gateway.js';

/** The doors of the house: HTTP and the live gateway, in front of a kernel that stands already. */
@Module({})
export class CoreModule {
  static for(kernel: Kernel, address: PublicAddress): DynamicModule {
    return {
      module: CoreModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            level: kernel.config.logLevel,
            genReqId: () => newId(),
            autoLogging: false,
            redact: ['req.headers.authorization', 'req.headers.cookie'],
          },
        }),
      ],
      // Fixed paths come before `api/:organisation`.
      controllers: [
        DocumentController,
        ExportController,
        CatalogueController,
        OpenApiController,
        HealthController,
        SingleSignOnController,
        SessionController,
        SessionsController,
        SheetController,
        AccountsController,
        DisplayPictureController,
        DisplayController,
        PairingController,
        PlaylistController,
        OperationController,
        RepairController,
        FileController,
        PluginScriptController,
        OrganisationController,
        BoardController,
      ],
      providers: [
        { provide: Kernel, useValue: kernel },
        { provide: PublicAddress, useValue: address },
        { provide: Words, useFactory: () => new Words(kernel.registry) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        LiveGateway,
      ],
    };
  }
}
